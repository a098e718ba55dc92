fn match() { }
