namespace JobKit;

/// <summary>A queue for which this app has set <see cref="QueueOptions"/>, as options of its name.</summary>
internal sealed record ConfiguredQueue(string Name);
