pub
