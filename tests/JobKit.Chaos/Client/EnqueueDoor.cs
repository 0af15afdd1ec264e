namespace JobKit.Chaos;

/// <summary>The way by which the client enqueues a job.</summary>
internal enum EnqueueDoor
{
    /// <summary>The queue's own call: durable when it returns.</summary>
    Queue,

    /// <summary>In a transaction with a row of the app, committed.</summary>
    Committed,

    /// <summary>Tracked in the context, written by <c>SaveChanges</c> with a row of the app.</summary>
    Tracked,

    /// <summary>In a transaction with a row of the app, rolled back: the job must not exist.</summary>
    RolledBack,
}
