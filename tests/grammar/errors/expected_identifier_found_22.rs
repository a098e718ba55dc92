enum E { , }
