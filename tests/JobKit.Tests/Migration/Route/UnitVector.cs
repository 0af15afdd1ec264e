namespace JobKit.Tests.Migration.Route;

internal sealed record UnitVector(string Unit, int SeedHash, ulong StableHash, int Bucket, int Sub);
