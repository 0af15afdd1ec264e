using System.Security.Claims;

namespace JobKit.AspNetCore;

/// <summary>How jobs are served over HTTP: section <c>JobKit:Api</c>. Values out of range stop the app's start with a sentence.</summary>
public sealed class JobApiOptions
{
    /// <summary>The claim whose value is the owner of a caller's jobs, 1 to 256 characters of it; the name identifier by default.</summary>
    public string OwnerClaim { get; set; } = ClaimTypes.NameIdentifier;

    /// <summary>The HTTP status of a start that was taken: 202, the default, or 200 for clients that expect it.</summary>
    public int StartStatusCode { get; set; } = 202;

    /// <summary>How long a repeated start with the same <c>Idempotency-Key</c> is the same job, 1 min to 30 days; 24 h by default. Retention may remove an ended job sooner.</summary>
    public TimeSpan IdempotencyWindow { get; set; } = TimeSpan.FromHours(24);
}
