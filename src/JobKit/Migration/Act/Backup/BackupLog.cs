using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1794-1795. An id never changes its meaning.</summary>
internal static partial class BackupLog
{
    [LoggerMessage(1794, LogLevel.Information, "The backup {Backup} of {Rows} jobs is whole; asked for by {Actor}.")]
    public static partial void Exported(ILogger logger, OneLine backup, long rows, OneLine actor);

    [LoggerMessage(1795, LogLevel.Warning, "Of the backup {Backup} {Restored} of {Rows} jobs were put back; asked for by {Actor}.")]
    public static partial void Restored(ILogger logger, OneLine backup, long restored, long rows, OneLine actor);
}
