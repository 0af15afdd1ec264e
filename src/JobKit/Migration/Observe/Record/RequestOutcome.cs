namespace JobKit.Migration;

/// <summary>How a request ended, as its caller saw it.</summary>
public enum RequestOutcome
{
    /// <summary>Answered with the result; nothing follows.</summary>
    Succeeded = 0,

    /// <summary>Failed: an exception, a status of 500 or more, or a job that could not be enqueued. Nothing follows.</summary>
    Failed = 1,

    /// <summary>A job was enqueued; its end is counted when it settles, whatever was answered meanwhile.</summary>
    Accepted = 2,

    /// <summary>The client was gone before there was a response, and no job was enqueued. No error.</summary>
    Aborted = 3,

    /// <summary>The client was gone before there was a response; its job runs on and counts when it settles.</summary>
    AcceptedThenAborted = 4,

    /// <summary>A repetition: its key's job was there already, and is counted with the request that made it. It leaves all counts.</summary>
    Repeated = 5,
}
