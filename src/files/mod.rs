//! Files: which are meant, how they are read and written.
