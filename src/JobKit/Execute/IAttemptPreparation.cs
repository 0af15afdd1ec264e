namespace JobKit;

/// <summary>Called at the beginning of every attempt, before its scope, middleware and handler are made: what it sets in the flow holds for all of them.</summary>
internal interface IAttemptPreparation
{
    /// <summary>Must be quick, and may refuse the attempt by throwing.</summary>
    /// <returns>Disposed when the attempt's scope is gone, or null.</returns>
    IDisposable? Begin(AttemptContext context);
}
