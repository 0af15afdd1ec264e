namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

internal sealed record ShadowWork(bool Shadow);
