namespace JobKit.Chaos;

/// <summary>Where the processes of a run keep their files.</summary>
internal sealed record RunFolder(string Location);
