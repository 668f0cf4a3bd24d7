"""Information requests of the public: answered within the days of the law, objected to, counted and published (UU 14/2008)."""
