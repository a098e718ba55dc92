enum E { A = }
