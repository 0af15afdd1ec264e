namespace JobKit.AspNetCore.Tests;

public sealed record Drawn(string Title, int Pages);
