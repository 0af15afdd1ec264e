using System.Security.Claims;

namespace JobKit.AspNetCore;

/// <summary>How jobs are served over HTTP: section <c>JobKit:Api</c>. Values out of range stop the app's start with a sentence.</summary>
public sealed class JobApiOptions
{
    /// <summary>The claim whose value is the owner of a caller's jobs, 1 to 256 characters of it; the name identifier by default.</summary>
    public string OwnerClaim { get; set; } = ClaimTypes.NameIdentifier;

    /// <summary>Whether callers who are not signed in may have jobs; refused by default.</summary>
    public AnonymousJobs AnonymousJobs { get; set; }

    /// <summary>What a writing request must bring that a browser might have been tricked into sending; a token by default.</summary>
    public CsrfMode Csrf { get; set; }

    /// <summary>Other origins whose pages may send writing requests, as <c>https://app.example</c>; none by default.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>In the Development environment, lets everybody do what the app has no policy for; anywhere else it stops the start. False by default.</summary>
    public bool AllowAnonymousInDevelopment { get; set; }

    /// <summary>The HTTP status of a start that was taken: 202, the default, or 200 for clients that expect it.</summary>
    public int StartStatusCode { get; set; } = 202;

    /// <summary>How long a repeated start with the same <c>Idempotency-Key</c> is the same job, 1 min to 30 days; 24 h by default. Retention may remove an ended job sooner.</summary>
    public TimeSpan IdempotencyWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many writing requests a user may send to this node in a minute, 1 to 100,000; 60 by default.</summary>
    public int StartsPerMinute { get; set; } = 60;

    /// <summary>How many reading requests a user may send to this node in a minute, 1 to 100,000; 600 by default.</summary>
    public int ReadsPerMinute { get; set; } = 600;

    /// <summary>How many writing requests an operator may send to this node in a minute, 1 to 100,000; 120 by default.</summary>
    public int AdminWritesPerMinute { get; set; } = 120;

    /// <summary>How many requests one user may hold open on this node, streams and waits together, 1 to 100; 6 by default.</summary>
    public int StreamsPerUser { get; set; } = 6;

    /// <summary>How many requests this node holds open for all users, 1 to 50,000; 2,000 by default.</summary>
    public int StreamsPerNode { get; set; } = 2000;

    /// <summary>After how long a stream ends, and its client comes back for another, 1 min to 2 h; 15 min by default.</summary>
    public TimeSpan StreamLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a request to process jobs waits for them before it answers and they run on, 1 s to 5 min; 25 s by default.</summary>
    public TimeSpan ProcessMaxDuration { get; set; } = TimeSpan.FromSeconds(25);
}
