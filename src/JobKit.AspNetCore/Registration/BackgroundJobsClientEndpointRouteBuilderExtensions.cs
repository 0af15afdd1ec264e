using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves the browser's module.</summary>
public static class BackgroundJobsClientEndpointRouteBuilderExtensions
{
    /// <summary>Serves <c>jobkit.js</c>, <c>elements.js</c>, <c>react.js</c>, <c>jobkit.css</c> and their types to anybody below <paramref name="path"/>, usually <c>/jobkit</c>.</summary>
    /// <remarks>They hold nothing of the app. Browsers keep them and ask each time whether they have changed.</remarks>
    public static IEndpointConventionBuilder MapBackgroundJobsClient(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var group = endpoints.MapGroup(path);
        group.AllowAnonymous().ExcludeFromDescription();
        foreach (var file in ClientFiles.All)
        {
            group.MapMethods("/" + file.Name, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Serve(file, context));
        }

        return group;
    }

    private static FileContentHttpResult Serve(ClientFile file, HttpContext context)
    {
        ApiHeaders.Set(context.Response);
        context.Response.Headers.CacheControl = "public, no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
    }
}
