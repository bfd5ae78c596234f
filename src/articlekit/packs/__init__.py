"""The built-in rule packs: one TOML file a language, and `any.toml` for every language."""
