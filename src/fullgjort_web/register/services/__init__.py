"""What changes the register. Everything that writes goes through here."""
