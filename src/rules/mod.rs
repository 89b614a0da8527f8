//! What is checked of a record.
