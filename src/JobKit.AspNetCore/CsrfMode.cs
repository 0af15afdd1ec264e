namespace JobKit.AspNetCore;

/// <summary>How writing requests with credentials that a browser adds by itself are told from forged ones. Bearer tokens need neither.</summary>
public enum CsrfMode
{
    /// <summary>The page's origin, and an antiforgery token in the header <c>X-JobKit-Csrf</c>.</summary>
    Token,

    /// <summary>The page's origin alone, for pages that send no token.</summary>
    Origin,
}
