using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Tells errors that pass by themselves from those that do not, by SQLSTATE (the manual's appendix A).</summary>
internal static class PostgreSqlErrors
{
    // Class 08: connection. The provider knows most of the others too; these it does not, or not in every version.
    private static readonly string[] Passing =
    [
        "40001", // serialization failure
        "40P01", // deadlock
        "57P01", // admin shutdown
        "57P02", // crash shutdown
        "57P03", // cannot connect now
        "57P05", // idle session timeout
        "25P03", // idle in a transaction for too long: this process had stopped, and goes on
        "53300", // too many connections
        "55P03", // lock not available
        "25006", // read-only: a primary that has become a standby, while the pool reconnects (reliability C17)
    ];

    /// <summary>Whether it passes by itself, explained or not.</summary>
    /// <remarks>The provider's execution strategy wraps such errors in an InvalidOperationException that advises retries.</remarks>
    public static bool IsTransient(Exception error) => error switch
    {
        DbException known => known.IsTransient
            || (known.SqlState is { } state && (state.StartsWith("08", StringComparison.Ordinal) || Passing.Contains(state, StringComparer.Ordinal))),
        InvalidOperationException or JobStoreException => error.InnerException is { } inner && IsTransient(inner),
        _ => false,
    };
}
