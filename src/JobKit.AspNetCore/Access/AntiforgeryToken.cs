using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/antiforgery</c>: gives a page the token that its writing requests need.</summary>
internal static class AntiforgeryToken
{
    public static IResult Run(HttpContext context) => new WireResult<AntiforgeryBody>(new(CsrfFilter.Header, Of(context)), WireJson.Default.AntiforgeryBody);

    /// <summary>The token; empty where the app asks for none, for then there is nothing that a page would have to send.</summary>
    public static string Of(HttpContext context) => context.RequestServices.GetService<IAntiforgery>()?.GetAndStoreTokens(context).RequestToken ?? "";
}
