mod m
