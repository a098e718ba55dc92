use ;
