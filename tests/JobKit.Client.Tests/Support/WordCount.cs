namespace JobKit.Client.Tests;

public sealed record WordCount(int Pages, int Words, string Longest);
