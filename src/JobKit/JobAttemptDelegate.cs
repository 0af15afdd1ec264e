namespace JobKit;

/// <summary>The rest of an attempt, as a middleware sees it.</summary>
public delegate Task JobAttemptDelegate(CancellationToken cancellationToken);
