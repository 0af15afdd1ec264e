namespace JobKit.Tests.Migration.Seeds;

internal sealed record SeedAnonymousRow(decimal Draw, int Percentage, bool Routed);
