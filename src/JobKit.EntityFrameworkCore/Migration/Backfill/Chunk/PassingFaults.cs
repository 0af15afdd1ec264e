using System.Data.Common;

namespace JobKit.EntityFrameworkCore;

/// <summary>Tells a fault that passes, or the whole database's, from one that a row has brought.</summary>
internal static class PassingFaults
{
    public static bool IsRows(Exception error, Dialect? dialect, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && error is not OperationCanceledException && !Passes(error, dialect);

    private static bool Passes(Exception? error, Dialect? dialect) =>
        error is not null
        && (error is DbException { IsTransient: true } or TimeoutException || dialect?.IsTransient(error) == true || Passes(error.InnerException, dialect));
}
