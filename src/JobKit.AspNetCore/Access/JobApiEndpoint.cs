using Microsoft.AspNetCore.Http.Metadata;

namespace JobKit.AspNetCore;

/// <summary>Marks an endpoint as one of this package: no redirect to a page of sign-in, problems as bodies.</summary>
internal sealed class JobApiEndpoint : IDisableCookieRedirectMetadata;
