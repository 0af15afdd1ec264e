namespace JobKit.Storage;

/// <summary>What operators did: the last 10,000 acts, because memory has no retention of its own.</summary>
internal sealed class AuditLog
{
    private const int Kept = 10_000;

    private readonly Queue<AuditEntry> _entries = new();

    public void Write(DateTimeOffset at, OperatorAction action, string act, string target, string? before, string? after)
    {
        if (_entries.Count == Kept)
        {
            _entries.Dequeue();
        }

        _entries.Enqueue(new(at, action.Actor, act, target, action.Reason, before, after));
    }

    public List<AuditEntry> Read(int limit) => [.. _entries.Reverse().Take(limit)];
}
