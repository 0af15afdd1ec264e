namespace JobKit.Client.Tests;

/// <summary>Counts the words of a text whose pages are parted by form feeds. With a pace, each page waits for its turn.</summary>
public sealed record CountWords(string Text, bool Paced = false);
