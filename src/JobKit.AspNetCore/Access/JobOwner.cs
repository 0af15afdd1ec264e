using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Whose jobs a caller's are: a claim's value, never anything of the body, the query or a header.</summary>
internal sealed class JobOwner(IOptionsMonitor<JobApiOptions> options)
{
    private const int Longest = 256;

    /// <summary>The owner, or null where the caller has none that can be one.</summary>
    public string? Of(HttpContext context) => Of(context.User);

    public string? Of(ClaimsPrincipal user) => user.FindFirst(options.CurrentValue.OwnerClaim)?.Value is { Length: > 0 and <= Longest } owner ? owner : null;
}
