namespace Storybook;

/// <summary>What falls from the sky.</summary>
internal enum Weather
{
    /// <summary>Nothing.</summary>
    Clear,

    /// <summary>Rain.</summary>
    Rain,

    /// <summary>Rain with dark clouds and lightning.</summary>
    Storm,

    /// <summary>Snow, also on the ground.</summary>
    Snow,
}
