import std::io;
