enum E { A; B }
