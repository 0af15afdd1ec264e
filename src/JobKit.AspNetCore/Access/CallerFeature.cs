using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Who calls, once that was found out.</summary>
internal sealed record CallerFeature(string Owner)
{
    /// <exception cref="InvalidOperationException">The endpoint lacks <see cref="OwnerFilter"/>.</exception>
    public static string OwnerOf(HttpContext context) =>
        (context.Features.Get<CallerFeature>() ?? throw new InvalidOperationException("The endpoint asks for its caller's owner without the filter that finds it.")).Owner;
}
