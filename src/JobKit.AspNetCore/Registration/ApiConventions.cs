using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>What the endpoints of this package have in common. Filters run in the order in which these are called.</summary>
internal static class ApiConventions
{
    private static readonly string[] ProblemJson = ["application/problem+json"];

    /// <summary>What any of the routes may answer instead.</summary>
    private static readonly object[] Problems =
    [
        .. new[]
        {
            StatusCodes.Status400BadRequest,
            StatusCodes.Status401Unauthorized,
            StatusCodes.Status403Forbidden,
            StatusCodes.Status404NotFound,
            StatusCodes.Status429TooManyRequests,
            StatusCodes.Status503ServiceUnavailable,
        }.Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ProblemJson)),
    ];

    /// <summary>Problems as answers, no redirects, strict headers: first, on every group.</summary>
    public static RouteGroupBuilder AsJobApi(this RouteGroupBuilder group) =>
        group.WithMetadata(new JobApiEndpoint()).WithMetadata(Problems).AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();

    /// <summary>At most so many of a kind from one caller.</summary>
    public static TBuilder Limited<TBuilder>(this TBuilder builder, RateKind kind)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(new RateFilter(kind));

    /// <summary>No writing requests that another site's page had a browser send.</summary>
    public static RouteGroupBuilder Unforged(this RouteGroupBuilder group) => group.AddEndpointFilter<RouteGroupBuilder, CsrfFilter>();

    /// <summary>For callers whose own jobs can be told.</summary>
    public static RouteGroupBuilder OfOwner(this RouteGroupBuilder group) => group.AddEndpointFilter<RouteGroupBuilder, OwnerFilter>();
}
