enum E { 3 }
