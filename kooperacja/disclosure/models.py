"""No tables. Django tells only apps with a models module that a migration ended."""
