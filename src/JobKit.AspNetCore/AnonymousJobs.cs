namespace JobKit.AspNetCore;

/// <summary>What becomes of callers who are not signed in.</summary>
public enum AnonymousJobs
{
    /// <summary>They are answered 401.</summary>
    Refuse,

    /// <summary>A cookie with a random id that scripts cannot read makes them the owners of their jobs in this browser.</summary>
    Cookie,
}
