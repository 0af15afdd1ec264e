using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>What operators' routes tell the log.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(3110, LogLevel.Error, "The migration {Migration} could not be rolled back with the others.")]
    public static partial void NotRolledBack(ILogger logger, Exception exception, string migration);

    [LoggerMessage(3111, LogLevel.Error, "Which migrations there are could not be read; those that this node's endpoints serve are rolled back.")]
    public static partial void NotListed(ILogger logger, Exception exception);
}
