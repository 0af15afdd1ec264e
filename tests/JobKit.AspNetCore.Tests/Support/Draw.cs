namespace JobKit.AspNetCore.Tests;

public sealed record Draw(string Title, int Pages = 1);
