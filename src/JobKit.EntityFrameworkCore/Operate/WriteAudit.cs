using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes what an operator did, in the transaction of the act.</summary>
internal static class WriteAudit
{
    public static Task RunAsync(
        StoreSession session,
        OperatorAction by,
        string action,
        string target,
        string? before,
        string? after,
        CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {session.Dialect.Tables.Audit} (id, at, actor, action, target, reason, before, after)
            VALUES (@id, {session.Dialect.NowSql}, @actor, @action, @target, @reason, @before, @after)
            """)
            .With("id", session.Dialect.ToValue(JobId.New()))
            .With("actor", by.Actor)
            .With("action", action)
            .With("target", target)
            .With("reason", by.Reason)
            .With("before", before)
            .With("after", after)
            .WithNow(session.Dialect)
            .RunAsync(cancellationToken);

    /// <summary>A status as the audit and the wire write it.</summary>
    public static string Text(JobStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>An instant as the audit writes it: in UTC, as it is stored.</summary>
    public static string Text(DateTimeOffset instant) =>
        EpochMicroseconds.ToInstant(EpochMicroseconds.From(instant)).ToString("O", CultureInfo.InvariantCulture);
}
