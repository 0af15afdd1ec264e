using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/antiforgery</c>: gives a page the token that its writing requests need.</summary>
internal static class AntiforgeryToken
{
    public static IResult Run(HttpContext context)
    {
        // Where the app asks for no tokens, there is nothing that a page would have to send.
        var token = context.RequestServices.GetService<IAntiforgery>()?.GetAndStoreTokens(context).RequestToken ?? "";
        return new WireResult<AntiforgeryBody>(new(CsrfFilter.Header, token), WireJson.Default.AntiforgeryBody);
    }
}
