namespace JobKit.Tests.Migration.Seeds;

internal sealed record SeedHashRow(string Unit, int Hash, int Percentage, string Override, bool Routed);
