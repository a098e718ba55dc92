fn f() { async fn }
