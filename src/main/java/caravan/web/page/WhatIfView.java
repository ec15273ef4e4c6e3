package caravan.web.page;

import java.util.List;

/**
 * What would be if a channel had another plan, more codes, or a pause.
 *
 * @param plans that the vendor sells by name
 * @param asked what was typed
 * @param answer to it; empty where nothing was asked
 */
public record WhatIfView(List<String> plans, ChannelQuery asked, String answer) {}
