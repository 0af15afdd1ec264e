using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>The endpoint as it has always been.</summary>
internal static class LegacyStory
{
    public const string Path = "/api/story/create";

    public static async Task<IResult> CreateAsync(StoryRequest request, Author author, HttpContext http)
    {
        author.LegacyCalled();
        http.Response.Headers["X-Stage"] = http.GetRouteDecision()?.Stage.ToString();
        switch (request.Title)
        {
            case "":
                return Results.Json(new { error = "A story needs a title" }, statusCode: 400);
            case "gone":
                return Results.StatusCode(502);
        }

        var book = await author.WriteAsync(request.Title, request.Pages, http.RequestAborted);
        return Results.Json(new { id = book.StorybookId, title = request.Title, pages = book.Pages, audience = request.Audience });
    }
}
