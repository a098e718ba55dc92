mod m { fn f( }
