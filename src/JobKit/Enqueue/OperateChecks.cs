namespace JobKit;

/// <summary>Whether an operator's act can be written.</summary>
internal static class OperateChecks
{
    private const int ReasonLength = 1000;

    public static void Check(OperatorAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Throw(
            Ranges.Text("OperatorAction.Actor", action.Actor ?? "", Ranges.TextLength, "Set it to who acts.")
                ?? Ranges.Text("OperatorAction.Reason", action.Reason, ReasonLength, "Shorten it, or remove it."),
            nameof(action));
    }

    public static void Queue(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Throw(Ranges.Name("The queue", queue, Ranges.QueueLength, "Give a queue's name."), nameof(queue));
    }

    public static void Concurrency(int? concurrency) =>
        Throw(Ranges.Number("The concurrency", concurrency, 1, 10_000, "Give how many jobs may run over all nodes, or null for no limit."), nameof(concurrency));

    public static void DueAt(DateTimeOffset dueAt) => Throw(Ranges.Instant("The due time", dueAt, "Give when the job is due."), nameof(dueAt));

    public static void AuditLimit(int limit) => Throw(Ranges.Number("The limit", limit, 1, 1000, "Give how many entries to read; 100 by default."), nameof(limit));

    private static void Throw(string? problem, string parameter)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem, parameter);
        }
    }
}
