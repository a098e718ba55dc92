type X = ;
