namespace JobKit.Chaos;

/// <summary>What a line of a worker's journal says.</summary>
internal enum JournalEvent
{
    Begin,
    End,
    Outside,
    StaleRefused,
    StaleAccepted,
}
