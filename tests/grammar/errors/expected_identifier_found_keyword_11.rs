struct match;
